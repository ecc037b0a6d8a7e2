using Microsoft.Playwright;

namespace OpinionLens.Journeys.Programs;

/// <summary>How long after a key the text shows what it chose.</summary>
public static class Echo
{
    private const string Watch = """
        () => {
          window.echoes = [];
          const chosen = () => { const { p, start, end } = document.querySelector('#side').dataset; return `${p} ${start} ${end}`; };
          addEventListener('keydown', e => {
            const before = chosen();
            // A message that is sent in a frame comes when the frame has been painted.
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel(), shown = chosen() !== before && CSS.highlights.get('passage')?.size === 1;
              port1.onmessage = () => window.echoes.push(shown ? performance.now() - e.timeStamp : -1);
              port2.postMessage(0);
            });
          }, true);
        }
        """;

    /// <summary>Presses keys, one after another, on a page for annotating whose text has the focus.</summary>
    /// <returns>Milliseconds from each key to the painted frame in which the words are marked; -1 where that frame did not show another choice.</returns>
    public static async Task<IReadOnlyList<double>> OfAsync(IPage page, IEnumerable<string> keys)
    {
        await page.EvaluateAsync(Watch);
        var pressed = 0;
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            pressed++;
            await page.WaitForFunctionlessAsync(async () => await page.EvaluateAsync<int>("window.echoes.length") == pressed);
        }
        return await page.EvaluateAsync<double[]>("window.echoes");
    }
}
