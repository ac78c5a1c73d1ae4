using Amps.Application.Common;
using Amps.Application.Jobs.NoteJobRun;
using Amps.Application.Ports;
using Amps.Domain.Common;

namespace Amps.Application.Jobs.RunJob;

/// <summary>Runs a recurring job out of turn. Where it is running already, nothing more happens.</summary>
/// <param name="Name">The job.</param>
public sealed record RunJobCommand(string Name) : IUseCase<Done>;

internal sealed class RunJobHandler(ISender sender, IJobBoard board) : IHandler<RunJobCommand, Done>
{
    public async Task<Result<Done>> Handle(RunJobCommand request, CancellationToken cancellationToken)
    {
        var noted = await sender.Send(new NoteJobRunCommand(request.Name), cancellationToken);
        if (noted.Succeeded) board.Run(request.Name);
        return noted;
    }
}
