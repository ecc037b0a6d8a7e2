using Npgsql;
using Shouldly;

namespace OpinionLens.Store.Tests;

public sealed class StoreAddressTests
{
    [Fact]
    public void A_postgres_uri_is_converted_with_its_escapes_and_settings()
    {
        var address = StoreAddress.Parse("postgresql://ada:p%40ss%3Aword@db.example:6543/lens?sslmode=require&application_name=test");
        var settings = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        (address.Kind, settings.Host, settings.Port, settings.Database, settings.Username, settings.Password).ShouldBe((StoreKind.Postgres, "db.example", 6543, "lens", "ada", "p@ss:word"));
        settings.SslMode.ShouldBe(SslMode.Require);
        address.Display.ShouldNotContain("p@ss");
    }

    [Theory]
    [InlineData("postgres://")]
    [InlineData("Host=x;Nonsense=1")]
    [InlineData("postgresql://h/d?nonsense=1")]
    public void What_cannot_be_read_is_a_problem_in_one_sentence(string text) => Should.Throw<StoreProblem>(() => StoreAddress.Parse(text)).Message.ShouldNotContain("\n");

    [Fact]
    public void A_password_comes_from_a_file_and_what_cannot_be_read_is_named()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "s;cr=t'\n");
            new NpgsqlConnectionStringBuilder(StoreAddress.Parse("Host=store;Username=ada;Database=lens", file).ConnectionString)
                .Password.ShouldBe("s;cr=t'");
            Should.Throw<StoreProblem>(() => StoreAddress.Parse("some/file.db", file)).Message.ShouldContain("PostgreSQL");
        }
        finally { File.Delete(file); }
        Should.Throw<StoreProblem>(() => StoreAddress.Parse("Host=store;Database=lens", file)).Message.ShouldContain(file);
    }

    [Fact]
    public void A_path_is_a_SQLite_file() => StoreAddress.Parse("some/file.db").Kind.ShouldBe(StoreKind.Sqlite);
}
