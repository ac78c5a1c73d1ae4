using Amps.Infrastructure.Persistence.Configurations;

namespace Amps.Infrastructure.Persistence.Providers;

/// <summary>
/// The triggers by which the databases themselves refuse to change or delete audit events. What is allowed: to give an event its place in the chain, once,
/// and to delete one that has its place and is older than two years. Set up after the migrations, which may have made the table anew.
/// </summary>
internal static class AuditGuard
{
    private const int KeptDays = Application.Retention.RetentionOptions.LeastAuditDays;

    /// <summary>Also against REPLACE, which deletes without a word to the triggers of deletes.</summary>
    public static readonly string Sqlite = $"""
        create trigger if not exists audit_events_insert before insert on {AuditEventConfiguration.Table}
        when new."Sequence" is not null or exists (select 1 from {AuditEventConfiguration.Table} where "Id" = new."Id")
        begin select raise(abort, 'Audit events are added unsealed, and once.'); end;

        create trigger if not exists audit_events_update before update on {AuditEventConfiguration.Table}
        when not (old."Sequence" is null and new."Sequence" is not null and new."Hash" is not null
            and not exists (select 1 from {AuditEventConfiguration.Table} where "Sequence" = new."Sequence")
            and old."Id" = new."Id" and old."At" = new."At" and old."Actor" = new."Actor" and old."Address" is new."Address" and old."Action" = new."Action"
            and old."CustomerId" = new."CustomerId" and old."Subject" = new."Subject" and old."Details" is new."Details")
        begin select raise(abort, 'Audit events are not changed.'); end;

        create trigger if not exists audit_events_delete before delete on {AuditEventConfiguration.Table}
        when not (old."Sequence" is not null and old."At" < (unixepoch() - {KeptDays} * 86400) * 1000)
        begin select raise(abort, 'Audit events are not deleted.'); end;
        """;

    /// <param name="schema">Of the store.</param>
    public static string PostgreSql(string schema) => $"""
        create or replace function {schema}.guard_audit() returns trigger language plpgsql as $guard$
        begin
            if tg_op = 'DELETE' and old."Sequence" is not null and old."At" < now() - interval '{KeptDays} days' then
                return old;
            end if;
            if tg_op = 'UPDATE' and old."Sequence" is null and new."Sequence" is not null and new."Hash" is not null
                and (old."Id", old."At", old."Actor", old."Address", old."Action", old."CustomerId", old."Subject", old."Details")
                    is not distinct from (new."Id", new."At", new."Actor", new."Address", new."Action", new."CustomerId", new."Subject", new."Details") then
                return new;
            end if;
            raise exception 'Audit events are neither changed nor deleted.';
        end
        $guard$;

        create or replace trigger audit_events_row before update or delete on {schema}.{AuditEventConfiguration.Table}
            for each row execute function {schema}.guard_audit();

        create or replace trigger audit_events_truncate before truncate on {schema}.{AuditEventConfiguration.Table}
            for each statement execute function {schema}.guard_audit();
        """;
}
