using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Amps.Benchmarks;

/// <summary>Many rows from one, past all of our code.</summary>
internal static class Copies
{
    /// <summary>Copies a row.</summary>
    /// <param name="db">Where it lies.</param>
    /// <param name="entity">What it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="count">How often.</param>
    /// <param name="fresh">Columns whose value is another one in each copy, by the copy's number; the id among them.</param>
    public static async Task MakeAsync(DbContext db, Type entity, string id, int count, params (string Column, Func<int, object> Value)[] fresh)
    {
        var type = db.Model.FindEntityType(entity)!;
        var columns = type.GetProperties().Select(property => property.GetColumnName()).ToList();
        var picked = columns.Select(column => Array.FindIndex(fresh, one => one.Column == column) is >= 0 and var at ? $"@p{at}" : $"\"{column}\"");
        var table = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema()); // SQLite has no schemas.
        await db.Database.OpenConnectionAsync();
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        await using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"insert into {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) select {string.Join(", ", picked)} from {table} where \"Id\" = @id";
        var values = fresh.Select((_, at) => Add(insert, $"@p{at}")).ToList();
        Add(insert, "@id").Value = id;
        for (var copy = 0; copy < count; copy++)
        {
            for (var at = 0; at < fresh.Length; at++) values[at].Value = fresh[at].Value(copy);
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static DbParameter Add(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
