using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Amps.Api.Dashboard;

/// <summary>Says in words that a form was refused, because it was made elsewhere or in another session.</summary>
internal sealed class StaleForms(IModelMetadataProvider metadata) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult) return;

        context.Result = new ViewResult
        {
            ViewName = "~/Areas/Dashboard/Pages/_Refusal.cshtml",
            StatusCode = StatusCodes.Status400BadRequest,
            ViewData = new ViewDataDictionary<Refusal>(metadata, context.ModelState)
            {
                Model = new Refusal("This form is out of date", "It was made in another session, or not by us. Nothing was changed. Go back, load the page again and repeat it."),
            },
        };
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
