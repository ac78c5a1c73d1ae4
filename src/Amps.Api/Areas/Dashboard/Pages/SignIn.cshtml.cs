using System.Globalization;
using Amps.Api.Dashboard;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.People.SignIn;
using Amps.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Amps.Api.Areas.Dashboard.Pages;

/// <summary>Email and password. The answer to a wrong one is the same whatever was wrong.</summary>
internal sealed class SignInModel(DashboardCookies cookies, CallLimits limits) : DashboardPage
{
    private const string Wrong = "This email address and password do not go together, or there were too many attempts. After each five wrong ones wait, first for five minutes.";

    public string Email { get; private set; } = "";

    public IActionResult OnGet() => Visit.Of(HttpContext) is { Visitor.NeedsCode: false } ? SeeOther(BackAddress.Read(Request.Query["back"])) : Page();

    public async Task<IActionResult> OnPostAsync(string? email, string? password)
    {
        Email = email ?? "";
        var address = ClientAddress.Of(HttpContext.Connection.RemoteIpAddress);
        if (limits.Barred(address) is { } wait) return Refuse(StatusCodes.Status429TooManyRequests, string.Create(CultureInfo.InvariantCulture, $"Too many attempts from your network. Try again in {Math.Ceiling(wait.TotalSeconds):0} s."));
        if (email is null || password is null or { Length: > PasswordRule.MaxLength }) return Refuse(StatusCodes.Status403Forbidden, Wrong);

        var answer = await Sender.Send(new SignInCommand(email, password, Request.Headers.UserAgent.ToString(), HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""), Stop);
        if (!answer.Succeeded || answer.Value.Secret is not { } secret)
        {
            limits.NoteFailure(address);
            return Refuse(StatusCodes.Status403Forbidden, Wrong);
        }

        cookies.Keep(HttpContext, secret);
        var back = BackAddress.Read(Request.Query["back"]);
        return SeeOther(answer.Value.NeedsCode ? $"{DashboardServices.Root}/code?back={Uri.EscapeDataString(back)}" : back);
    }

    private PageResult Refuse(int status, string error)
    {
        Error = error;
        Response.StatusCode = status;
        return Page();
    }
}
