/** The tests of a doorbell; open, so that jqwik can run them. */
open module com.example.bell {
    requires dev.rouse.testkit;
}
