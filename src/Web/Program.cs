using Maillage.Platform.Hosting;

// Everything a reader may look for is one step away: verbs in Platform/Hosting/CommandLine,
// the server's pipeline in Platform/Hosting/Application, what a module brings in its XModule.cs.
return await CommandLine.Run(args);

/// <summary>Entry point; public so that the test host can start the real program.</summary>
public partial class Program;
