package org.plumbline.cloud.object;

import java.util.List;
import org.plumbline.cloud.Setting;

/** Hosts of swift that look for the same object in different places. */
public record HashPathDisagreement(List<Setting> settings) {}
