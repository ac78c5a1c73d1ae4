using Amps.Api.Admin;
using Amps.Api.Hosting;

// `admin …` is the operators' command line; everything else are the server's settings.
return args is ["admin", .. var words]
    ? await AdminCommandLine.RunAsync(words)
    : await AmpsHost.RunAsync(args);
