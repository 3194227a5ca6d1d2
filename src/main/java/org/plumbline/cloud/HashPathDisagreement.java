package org.plumbline.cloud;

import java.util.List;

/** Hosts of swift that look for the same object in different places. */
public record HashPathDisagreement(List<Setting> settings) {}
