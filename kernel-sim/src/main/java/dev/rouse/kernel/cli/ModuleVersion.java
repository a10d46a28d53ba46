package dev.rouse.kernel.cli;

import picocli.CommandLine.IVersionProvider;

/** Takes the version from where the build puts it: the module, or the manifest of the jar. */
final class ModuleVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Module module = ModuleVersion.class.getModule();
        String version =
                module.isNamed()
                        ? module.getDescriptor().rawVersion().orElse("unknown")
                        : String.valueOf(
                                ModuleVersion.class.getPackage().getImplementationVersion());
        return new String[] {"kernel-sim " + version};
    }
}
