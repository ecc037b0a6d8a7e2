using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpinionLens.Store.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Waiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "waiting",
                table: "articles",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What waits already is counted once; from now on every write counts it.
            migrationBuilder.Sql(
                "UPDATE articles SET waiting = (SELECT count(*) FROM passage_anchors x JOIN claims c ON c.id = x.claim_id " +
                "WHERE x.article_id = articles.id AND x.revision = articles.current_revision AND c.status = 'published' AND x.state IN ('changed', 'orphaned'));");

            migrationBuilder.CreateIndex(
                name: "ix_articles_waiting_id",
                table: "articles",
                columns: new[] { "waiting", "id" },
                descending: new bool[0]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_articles_waiting_id",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "waiting",
                table: "articles");
        }
    }
}
