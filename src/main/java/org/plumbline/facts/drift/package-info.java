/** What should be equal on several hosts, as found in a snapshot. */
@NullMarked
package org.plumbline.facts.drift;

import org.jspecify.annotations.NullMarked;
