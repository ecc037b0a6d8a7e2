using OpinionLens.Import.Reader;
using OpinionLens.Store;
using OpinionLens.Web.Access;
using OpinionLens.Web.Composition;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Annotate;
using OpinionLens.Web.Pages.Changes;
using OpinionLens.Web.Pages.Claims;
using OpinionLens.Web.Pages.Compare;
using OpinionLens.Web.Pages.Reader;

if (ReaderChild.IsAsked(args)) return ReaderChild.Run(args);
// Before any file is made.
PrivateFiles.Begin();
return await Start.OrExplainAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSettings(args);
    builder.AddProxy();
    builder.AddStore();
    builder.AddLogs();
    builder.AddListening();
    builder.AddEditors();
    builder.AddPublicPages();
    builder.AddPages();

    await using var app = builder.Build();
    await app.PrepareStoreAsync();

    app.UseProxy();
    app.UseRequestLog();
    app.UseHardening();
    app.UseProblemPages();
    app.UseAuthentication();
    app.UseWritingRights();
    app.UsePublicPages();
    app.UseRootLinks();
    app.UseRouting();
    app.UseAuthorization();
    app.UseAntiforgery();

    app.MapStaticAssets();
    app.MapHealth();
    app.MapTheme();
    app.MapSignOut();
    app.MapDrafts();
    app.MapSuggest();
    app.MapChangeExport();
    app.MapClaimExport();
    app.MapComparisonExport();
    app.MapDossier();
    app.MapCitations();
    app.MapRazorComponents<App>().WithStaticAssets();

    await app.RunAndTellAsync();
});
