package org.plumbline.parse.host;

import org.plumbline.snapshot.Location;

/**
 * A package that is installed.
 *
 * @param version as the package manager writes it, with epoch and release: {@code 2:21.3.1-1~deb12u1},
 *     {@code 25.2.1-0.20230511.el9}
 * @param architecture empty where the list does not say
 */
public record InstalledPackage(String name, String version, String architecture, Location at) {}
