using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpinionLens.Store.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Explorer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "outlet_id",
                table: "claims",
                type: "bigint",
                nullable: true);

            // What is there already gets it once; from now on every write does.
            migrationBuilder.Sql("UPDATE claims SET outlet_id = (SELECT outlet FROM articles a WHERE a.id = claims.article_id);");

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    when = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_claims_outlet_id_sort_date_id",
                table: "claims",
                columns: new[] { "outlet_id", "sort_date", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_slug",
                table: "saved_views",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropIndex(
                name: "ix_claims_outlet_id_sort_date_id",
                table: "claims");

            migrationBuilder.DropColumn(
                name: "outlet_id",
                table: "claims");
        }
    }
}
