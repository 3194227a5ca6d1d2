package org.plumbline.cloud.time;

import java.util.List;

/**
 * Machines that stand side by side and do not follow the same time sources.
 *
 * @param related whether some of their sources are the same: one list that was changed on some of them; otherwise they
 *     may stand at different places
 * @param machines one of each kind
 */
public record TimeDifference(boolean related, List<TimeNames> machines) {}
