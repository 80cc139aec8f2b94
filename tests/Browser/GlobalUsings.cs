global using Microsoft.Playwright;
global using Shouldly;
global using Xunit;

[assembly: AssemblyFixture(typeof(Maillage.Browser.Town))]
