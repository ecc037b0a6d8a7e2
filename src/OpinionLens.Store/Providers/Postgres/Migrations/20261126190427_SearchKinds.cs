using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpinionLens.Store.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SearchKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_search_entries_tokens");
            // The words, the kind and the article of an entry in one index: see PostgresLens.Matching, whose expression must be this one.
            migrationBuilder.Sql("CREATE INDEX ix_search_entries_words ON search_entries USING gin ((to_tsvector('simple', tokens) || array_to_tsvector(ARRAY['kind:' || kind, 'article:' || COALESCE(article_id, 0)])))");
            // Of a new index on an expression the planner knows nothing until its words are counted.
            migrationBuilder.Sql("ANALYZE search_entries");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_search_entries_words");
            migrationBuilder.Sql("CREATE INDEX ix_search_entries_tokens ON search_entries USING gin (to_tsvector('simple', tokens))");
        }
    }
}
