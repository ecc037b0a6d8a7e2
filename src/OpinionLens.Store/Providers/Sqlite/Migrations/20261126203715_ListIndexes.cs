using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpinionLens.Store.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_claims_article_id_status",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_claim_topics_claim_id",
                table: "claim_topics");

            migrationBuilder.DropIndex(
                name: "ix_claim_actors_claim_id",
                table: "claim_actors");

            migrationBuilder.CreateIndex(
                name: "ix_claims_article_id_status_sort_date_id",
                table: "claims",
                columns: new[] { "article_id", "status", "sort_date", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_claim_topics_claim_id_topic_id",
                table: "claim_topics",
                columns: new[] { "claim_id", "topic_id" });

            migrationBuilder.CreateIndex(
                name: "ix_claim_actors_claim_id_actor_id_role",
                table: "claim_actors",
                columns: new[] { "claim_id", "actor_id", "role" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_claims_article_id_status_sort_date_id",
                table: "claims");

            migrationBuilder.DropIndex(
                name: "ix_claim_topics_claim_id_topic_id",
                table: "claim_topics");

            migrationBuilder.DropIndex(
                name: "ix_claim_actors_claim_id_actor_id_role",
                table: "claim_actors");

            migrationBuilder.CreateIndex(
                name: "ix_claims_article_id_status",
                table: "claims",
                columns: new[] { "article_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_claim_topics_claim_id",
                table: "claim_topics",
                column: "claim_id");

            migrationBuilder.CreateIndex(
                name: "ix_claim_actors_claim_id",
                table: "claim_actors",
                column: "claim_id");
        }
    }
}
