using Maillage.Platform.Geo;

namespace Maillage.Tests.Platform.Geo;

public sealed class DistanceTests
{
    [Fact]
    public void Brussels_and_Namur_are_56_kilometres_apart() =>
        Distance.Kilometres(new(50.8466, 4.3528), new(50.4669, 4.8675)).ShouldBe(55.8, 0.5);

    [Fact]
    public void Paris_and_Fort_de_France_are_6850_kilometres_apart() =>
        Distance.Kilometres(new(48.8534, 2.3488), new(14.6037, -61.0742)).ShouldBe(6850, 30);

    [Fact]
    public void A_point_is_at_no_distance_from_itself_and_opposite_points_at_half_the_girth()
    {
        Distance.Kilometres(new(12, 34), new(12, 34)).ShouldBe(0);
        Distance.Kilometres(new(0, 0), new(0, 180)).ShouldBe(20015, 1);
    }
}
