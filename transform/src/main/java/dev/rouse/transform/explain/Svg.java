package dev.rouse.transform.explain;

/** SVG under construction. Coordinates have one decimal, the same on every machine. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    Svg raw(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    Svg rect(String style, double x, double y, double width, double height, double round) {
        return raw(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
                        .formatted(
                                style,
                                number(x),
                                number(y),
                                number(width),
                                number(height),
                                number(round)));
    }

    Svg circle(String style, double x, double y, double radius) {
        return raw(
                "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                        .formatted(style, number(x), number(y), number(radius)));
    }

    Svg text(String style, double x, double y, String text) {
        return raw(
                "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                        .formatted(style, number(x), number(y), Words.html(text)));
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return raw(
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                        .formatted(style, number(x1), number(y1), number(x2), number(y2)));
    }

    /** A path; {@code marker} names the arrow head at its end, or is empty. */
    Svg path(String style, String marker, Path path) {
        String end = marker.isEmpty() ? "" : " marker-end=\"url(#" + marker + ")\"";
        return raw("<path class=\"" + style + "\"" + end + " d=\"" + path + "\"/>");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** The outline of a path. */
    static final class Path {

        private static final double ROUND = 7;

        private final StringBuilder data = new StringBuilder();
        private double x;
        private double y;

        Path(double x, double y) {
            move('M', x, y);
        }

        Path to(double nextX, double nextY) {
            return move('L', nextX, nextY);
        }

        /** Curves down to a point, upright at both ends. */
        Path curve(double nextX, double nextY) {
            double middle = (y + nextY) / 2;
            if (Math.abs(nextX - x) < 0.5) {
                return to(nextX, nextY);
            }
            data.append(" C");
            point(x, middle);
            point(nextX, middle);
            point(nextX, nextY);
            return at(nextX, nextY);
        }

        /** Goes to a corner and round it, towards a further point, which is not drawn yet. */
        Path corner(double cornerX, double cornerY, double thenX, double thenY) {
            to(
                    cornerX - Math.signum(cornerX - x) * ROUND,
                    cornerY - Math.signum(cornerY - y) * ROUND);
            double endX = cornerX + Math.signum(thenX - cornerX) * ROUND;
            double endY = cornerY + Math.signum(thenY - cornerY) * ROUND;
            data.append(" Q");
            point(cornerX, cornerY);
            point(endX, endY);
            return at(endX, endY);
        }

        private Path move(char command, double nextX, double nextY) {
            data.append(data.length() == 0 ? "" : " ").append(command);
            point(nextX, nextY);
            return at(nextX, nextY);
        }

        private void point(double px, double py) {
            char last = data.charAt(data.length() - 1);
            data.append(Character.isLetter(last) ? "" : " ");
            data.append(number(px)).append(' ').append(number(py));
        }

        private Path at(double nextX, double nextY) {
            x = nextX;
            y = nextY;
            return this;
        }

        @Override
        public String toString() {
            return data.toString();
        }
    }
}
