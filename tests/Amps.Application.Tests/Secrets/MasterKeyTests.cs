using System.Security.Cryptography;
using Amps.Infrastructure;
using Amps.Infrastructure.Secrets;
using Microsoft.Extensions.Configuration;

namespace Amps.Application.Tests.Secrets;

public sealed class MasterKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("amps-key-").FullName;

    private string FilePath => Path.Combine(folder, "master.key");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void In_Development_one_is_made_that_only_its_owner_reads()
    {
        Read(isDevelopment: true);

        File.GetUnixFileMode(FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void The_one_that_was_made_is_used_again() => Read(isDevelopment: true).Unwrap(Read(isDevelopment: true).Wrap([1, 2, 3])).ShouldBe([1, 2, 3]);

    [Fact]
    public void What_another_key_wrapped_does_not_unwrap()
    {
        var wrapped = Read(isDevelopment: true).Wrap([1, 2, 3]);
        File.Delete(FilePath);

        Should.Throw<CryptographicException>(() => Read(isDevelopment: true).Unwrap(wrapped));
    }

    [Fact]
    public void Outside_of_Development_none_is_made() =>
        Should.Throw<SettingsException>(() => Read(isDevelopment: false)).Message.ShouldContain("Amps:MasterKeyFile must be set");

    [Fact]
    public void One_that_is_named_has_to_be_there() => Should.Throw<SettingsException>(() => Read(isDevelopment: false, FilePath)).Message.ShouldContain("does not exist");

    [Fact]
    public void One_that_others_may_read_is_refused()
    {
        Write(Convert.ToBase64String(new byte[32]), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Should.Throw<SettingsException>(() => Read(isDevelopment: false, FilePath)).Message.ShouldContain("open to others");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    public void One_that_is_no_key_is_refused(string text)
    {
        Write(text, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Should.Throw<SettingsException>(() => Read(isDevelopment: false, FilePath)).Message.ShouldContain("32 bytes as base64");
    }

    private void Write(string text, UnixFileMode mode)
    {
        File.WriteAllText(FilePath, text);
        File.SetUnixFileMode(FilePath, mode);
    }

    private MasterKey Read(bool isDevelopment, string? named = null) =>
        MasterKey.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Amps:MasterKeyFile", named)]).Build(), folder, isDevelopment);
}
