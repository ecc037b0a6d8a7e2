using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

/// <summary>Start, migration, tokens: the store's own life.</summary>
public abstract class LifeContract : StoreContract
{
    [Fact]
    public async Task No_migration_was_forgotten()
    {
        await using var context = Under.Context();
        context.Database.HasPendingModelChanges().ShouldBeFalse();
        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    /// <summary>A start takes the model that is compiled under Providers/*/Compiled; only design-time tools build it anew. docs/map.md says how it is made again.</summary>
    [Fact]
    public async Task The_compiled_model_is_the_model()
    {
        await using var context = Under.Context();
        Told(context.Model).ShouldBe(Told(context.GetService<IDesignTimeModel>().Model));
    }

    /// <summary>What a program goes by: tables, columns with their types and converters, keys and indexes.</summary>
    private static string Told(IModel model) => model.ToDebugString(MetadataDebugStringOptions.ShortDefault) + string.Join('\n', model.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p =>
        $"{t.GetTableName()}.{p.GetColumnName()} {p.GetColumnType()} {p.IsNullable} {p.GetMaxLength()} {p.IsConcurrencyToken} {p.ValueGenerated} {p.GetTypeMapping().Converter?.ProviderClrType}")
        .Concat(t.GetIndexes().Select(i => $"{i.GetDatabaseName()} {i.IsUnique}"))
        .Concat(t.GetForeignKeys().Select(k => $"{k.GetConstraintName()} {k.DeleteBehavior} {k.IsRequired}"))));

    [Fact]
    public async Task Several_programs_may_start_together_on_an_empty_database()
    {
        await using var fresh = await FreshAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var program = fresh.Again();
            await program.Store.PrepareAsync();
            (await program.Store.IsEmptyAsync()).ShouldBeTrue();
        }));
    }

    [Fact]
    public async Task Preparing_again_keeps_what_is_there_and_search_goes_on_working()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        await using var later = Under.Again();
        await later.Store.PrepareAsync();
        await later.Intake.AddAsync(Some.Text(["An osprey nests at the quay."], "Osprey"), "ada");
        (await later.Search.FindAsync("osprey quay", Discourse.Articles.Visibility.Members)).Rows.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("revisions", "visibility")]
    [InlineData("articles", "genre")]
    [InlineData("paragraphs", "role")]
    public async Task A_word_that_nobody_knows_is_never_taken_for_another(string table, string column)
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await using (var context = Under.Context())
#pragma warning disable EF1002 // The names stand above.
            await context.Database.ExecuteSqlRawAsync($"UPDATE {table} SET {column} = 'friends'");
#pragma warning restore EF1002
        var thrown = await Should.ThrowAsync<StoreProblem>(() => Under.Library.ReadAsync(slug, Discourse.Articles.Visibility.Members));
        thrown.Message.ShouldContain("“friends”");
    }

    /// <summary>Where a value was forgotten, the text is for members.</summary>
    [Fact]
    public void A_visibility_that_nobody_set_is_members() =>
        default(Discourse.Articles.Visibility).ShouldBe(Discourse.Articles.Visibility.Members);

    [Fact]
    public async Task Guessing_a_token_does_not_take_the_write_turn()
    {
        var good = await Under.Tokens.MakeAsync("ada");
        await using var writing = Under.WritingContext();
        await using var transaction = await writing.Database.BeginTransactionAsync();
        await writing.TakeTurnAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        (await Under.Tokens.UseAsync("0123456789abcdef", "mallory", patience.Token)).ShouldBeNull();
        await transaction.RollbackAsync();
        (await Under.Tokens.UseAsync(good, "ada")).ShouldNotBeNull();
        (await Under.Tokens.UseAsync(good, "ada")).ShouldBeNull();
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_in_one_sentence()
    {
        await using (var context = Under.Context())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" (migration_id, product_version) VALUES ('29990101000000_FromTheFuture', '99')");
        await using var again = Under.Again();
        var problem = await Should.ThrowAsync<StoreProblem>(() => again.Store.PrepareAsync());
        problem.Message.ShouldContain("newer OpinionLens");
        problem.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_token_is_good_once_and_revoking_makes_cookies_void()
    {
        var token = await Under.Tokens.MakeAsync("test");
        token.Length.ShouldBe(32);
        (await Under.Tokens.UseAsync("wrong", "test")).ShouldBeNull();
        var epoch = await Under.Tokens.UseAsync(token, "test");
        epoch.ShouldBe(await Under.Tokens.EpochAsync());
        (await Under.Tokens.UseAsync(token, "test")).ShouldBeNull();
        var unused = await Under.Tokens.MakeAsync("test");
        await Under.Tokens.RevokeAsync("test");
        (await Under.Tokens.EpochAsync()).ShouldNotBe(epoch);
        (await Under.Tokens.UseAsync(unused, "test")).ShouldBeNull();
    }

    protected abstract Task<StoreUnderTest> FreshAsync();
}
