/** A module that awaits. */
module com.example.weather {
    requires transitive dev.rouse; // its Future is in our interface

    exports com.example.weather;
}
