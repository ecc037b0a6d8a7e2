using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace OpinionLens.Web.Access;

/// <summary>The keys of the cookies, one file each, readable by their owner alone: the framework's own folder follows the umask.</summary>
internal sealed class KeyFolder(string folder) : IXmlRepository
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public IReadOnlyCollection<XElement> GetAllElements() =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal).Select(XElement.Load)] : [];

    public void StoreElement(XElement element, string friendlyName)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else
        {
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
            File.SetUnixFileMode(folder, Owner | UnixFileMode.UserExecute);
        }
        // Written beside and moved into place: a start that is killed leaves no half key.
        var path = Path.Combine(folder, $"{friendlyName}.xml");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using (var file = new FileStream(path + ".new", options)) element.Save(file);
        File.Move(path + ".new", path, overwrite: true);
    }
}
