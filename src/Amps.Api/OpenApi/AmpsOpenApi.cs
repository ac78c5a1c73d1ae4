namespace Amps.Api.OpenApi;

internal static class AmpsOpenApi
{
    public static void AddAmpsOpenApi(this IServiceCollection services) => services.AddOpenApi("v1");
}
