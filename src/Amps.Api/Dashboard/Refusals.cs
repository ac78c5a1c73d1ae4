using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Amps.Api.Dashboard;

/// <summary>Pages that say what stands in the way, and the one form of redirect.</summary>
internal static class Refusals
{
    private const string View = "~/Areas/Dashboard/Pages/_Refusal.cshtml";

    public static ViewResult NotFound(PageModel page) =>
        Make(page, StatusCodes.Status404NotFound, new Refusal("There is nothing here", "The address leads nowhere, what it led to is gone, or it belongs to somebody else."));

    /// <summary>A field that no form of ours would send.</summary>
    public static ViewResult Unreadable(PageModel page) =>
        Make(page, StatusCodes.Status400BadRequest, new Refusal("This form cannot be read", "A field of it holds what it cannot hold. Nothing was changed. Go back, load the page again and repeat it."));

    public static ViewResult Gone(PageModel page, string title, string text) => Make(page, StatusCodes.Status410Gone, new Refusal(title, text));

    public static ViewResult Forbidden(PageModel page, PersonRole role) =>
        Make(page, StatusCodes.Status403Forbidden, new Refusal("Your role does not allow this", $"You are {Wire<PersonRole>.Name(role)} here. An owner can do it, or give you another role."));

    /// <summary>A redirect after a form: the browser asks for the next page with GET.</summary>
    public static IActionResult SeeOther(string url) => new SeeOtherResult(url);

    private static ViewResult Make(PageModel page, int status, Refusal refusal) => new()
    {
        ViewName = View,
        StatusCode = status,
        ViewData = new ViewDataDictionary<Refusal>(page.ViewData, refusal),
    };

    private sealed class SeeOtherResult(string url) : StatusCodeResult(StatusCodes.Status303SeeOther)
    {
        public override void ExecuteResult(ActionContext context)
        {
            context.HttpContext.Response.Headers.Location = url;
            base.ExecuteResult(context);
        }
    }
}

/// <summary>What stands in the way.</summary>
public sealed record Refusal(string Title, string Text);
