using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpinionLens.Store.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Made anew, with kinds and articles, when the store has been migrated: see SqliteSearchIndex.
            migrationBuilder.Sql(
                """
                DROP TRIGGER IF EXISTS search_entries_added;
                DROP TRIGGER IF EXISTS search_entries_removed;
                DROP TRIGGER IF EXISTS search_entries_changed;
                DROP TABLE IF EXISTS search_index;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Up(migrationBuilder);
    }
}
