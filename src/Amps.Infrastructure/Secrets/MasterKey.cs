using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Amps.Infrastructure.Secrets;

/// <summary>The key that wraps the key ring. It lies outside of every database, so a stolen database opens nothing.</summary>
/// <remarks>A file of 32 random bytes as base64, readable by its owner alone. Whoever loses it loses every stored secret; so it is backed up apart from the databases.</remarks>
internal sealed class MasterKey
{
    private const string Setting = "Amps:MasterKeyFile";
    private const int Size = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Head = NonceSize + TagSize;
    private const UnixFileMode OthersMayRead = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>Reads the file that the settings name. In Development one is made in the data folder where none is named.</summary>
    /// <exception cref="SettingsException">None is named in Production, or the file is missing, malformed or open to others.</exception>
    public static MasterKey Read(IConfiguration configuration, string dataFolder, bool isDevelopment)
    {
        var path = configuration[Setting];
        if (path is null && !isDevelopment)
            throw new SettingsException($"{Setting} must be set outside of Development: a file, outside of the databases, made by `umask 077; head -c {Size} /dev/urandom | base64 > FILE`.");

        path ??= Path.Combine(dataFolder, "master.key");
        if (isDevelopment) MakeWhereMissing(path);
        if (!File.Exists(path)) throw new SettingsException($"{Setting} names {path}, which does not exist.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersMayRead) != UnixFileMode.None) throw new SettingsException($"The master key {path} is open to others. Say `chmod 600 {path}`.");

        var bytes = new byte[Size];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var read) && read == Size
            ? new MasterKey(bytes)
            : throw new SettingsException($"The master key {path} must hold {Size} bytes as base64.");
    }

    /// <returns>Nonce, tag and ciphertext, one after the other.</returns>
    public byte[] Wrap(ReadOnlySpan<byte> plain)
    {
        var wrapped = new byte[Head + plain.Length];
        var nonce = wrapped.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, wrapped.AsSpan(Head), wrapped.AsSpan(NonceSize, TagSize));
        return wrapped;
    }

    /// <exception cref="CryptographicException">It was wrapped by another key, or damaged.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < Head) throw new CryptographicException("Too short to be wrapped by the master key.");

        var plain = new byte[wrapped.Length - Head];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(wrapped[..NonceSize], wrapped[Head..], wrapped[NonceSize..Head], plain);
        return plain;
    }

    /// <summary>A key for another purpose. Nothing can be learned from it of this one or of those for others.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, info: Encoding.UTF8.GetBytes(purpose));

    private static void MakeWhereMissing(string path)
    {
        try
        {
            // Two processes may start at once: one makes it, both read it. Written beside and moved, so that nobody reads half of it.
            if (File.Exists(path)) return;

            var draft = path + "." + Environment.ProcessId;
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var writer = new StreamWriter(draft, options)) writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size)));
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // The other one was first.
        }
    }
}
