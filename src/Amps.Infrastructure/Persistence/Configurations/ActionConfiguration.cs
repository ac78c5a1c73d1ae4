using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

/// <summary>The actions, which are also the queue of what is to be sent.</summary>
internal sealed class ActionConfiguration : IEntityTypeConfiguration<DeviceAction>
{
    public const string Table = "actions";

    public void Configure(EntityTypeBuilder<DeviceAction> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(row => row.Id);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.Property(row => row.Command).HasMaxLength(Commands.MaxLength);
        builder.Property(row => row.ErrorCode).HasMaxLength(ActionErrorCode.MaxLength);
        builder.Property(row => row.ErrorMessage).HasMaxLength(500);
        builder.Property(row => row.Lane).HasMaxLength(ActionLane.MaxLength);
        builder.Property(row => row.Partition).HasMaxLength(40);
        builder.Property(row => row.CheckHandle).HasMaxLength(500);
        builder.Property(row => row.Parameters).HasConversion(JsonText.Converter(AmpsJsonTypes.Quantities), JsonText.Comparer<IReadOnlyDictionary<string, Domain.Common.Quantity>>());
        builder.Property(row => row.PriorMode).HasConversion(JsonText.Converter(AmpsJsonTypes.Command)!, JsonText.Comparer<DeviceCommand>()!);
        builder.Property(row => row.Result).HasConversion(JsonText.Converter(AmpsJsonTypes.Result)!, JsonText.Comparer<CommandResult>()!);
        builder.Property(row => row.Revert).HasConversion(JsonText.Converter(AmpsJsonTypes.Revert)!, JsonText.Comparer<ActionRevert>()!);
        builder.Property(row => row.Scheduler).HasConversion(JsonText.Converter(AmpsJsonTypes.Scheduler)!, JsonText.Comparer<ForeignScheduler>()!);
        builder.Property(row => row.LastError).HasConversion(JsonText.Converter(AmpsJsonTypes.Error)!, JsonText.Comparer<ActionError>()!);
        builder.Property(row => row.Sandbox).HasConversion(JsonText.Converter(AmpsJsonTypes.Sandbox)!, JsonText.Comparer<SandboxControls>()!);

        // Whoever lost the lease, and whoever cancels what was just claimed, writes nothing; and of two who saw the same state, one.
        builder.Property(row => row.LeaseId).HasMaxLength(40).IsConcurrencyToken();
        builder.Property(row => row.Version).IsConcurrencyToken();

        // One action per lane of a device: a constraint, so that of two pushes at the same instant exactly one wins.
        builder.HasIndex(row => new { row.CustomerId, row.DeviceId, row.Lane }).IsUnique().HasFilter("\"Lane\" is not null");

        // The queue: what is neither due nor waiting is not in it.
        builder.HasIndex(row => new { row.Partition, row.Priority, row.DueAt }).HasFilter("\"DueAt\" is not null");

        // What is still to happen on a device.
        builder.HasIndex(row => new { row.CustomerId, row.DeviceId }).HasFilter("\"DueAt\" is not null");

        // What operators look for: what is tried again, and what was given up. All the rest is in neither.
        builder.HasIndex(row => new { row.FailedAt, row.Id }).HasFilter("\"FailedAt\" is not null");
        builder.HasIndex(row => new { row.GaveUpAt, row.Id }).HasFilter("\"GaveUpAt\" is not null");

        builder.HasIndex(row => new { row.CustomerId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.UserId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.DeviceId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.State, row.Id });
    }
}
