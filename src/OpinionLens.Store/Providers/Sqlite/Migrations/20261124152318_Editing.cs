using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpinionLens.Store.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Editing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "undoes",
                table: "changes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "change_rows",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    change_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_rows", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    article_id = table.Column<long>(type: "INTEGER", nullable: true),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "former_slugs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_slugs", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_changes_undoes",
                table: "changes",
                column: "undoes");

            migrationBuilder.CreateIndex(
                name: "ix_changes_verb_id",
                table: "changes",
                columns: new[] { "verb", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_changes_who_id",
                table: "changes",
                columns: new[] { "who", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_change_rows_change_id",
                table: "change_rows",
                column: "change_id");

            migrationBuilder.CreateIndex(
                name: "ix_change_rows_row_id_change_id",
                table: "change_rows",
                columns: new[] { "row_id", "change_id" });

            migrationBuilder.CreateIndex(
                name: "ix_change_rows_subject_id_change_id",
                table: "change_rows",
                columns: new[] { "subject_id", "change_id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_article_id",
                table: "drafts",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_who_at",
                table: "drafts",
                columns: new[] { "who", "at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_who_place",
                table: "drafts",
                columns: new[] { "who", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_former_slugs_kind_slug",
                table: "former_slugs",
                columns: new[] { "kind", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_former_slugs_target_id",
                table: "former_slugs",
                column: "target_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_rows");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "former_slugs");

            migrationBuilder.DropIndex(
                name: "ix_changes_undoes",
                table: "changes");

            migrationBuilder.DropIndex(
                name: "ix_changes_verb_id",
                table: "changes");

            migrationBuilder.DropIndex(
                name: "ix_changes_who_id",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "undoes",
                table: "changes");
        }
    }
}
