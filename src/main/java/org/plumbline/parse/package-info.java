/** Text to entries with locations, one class per format. Knows nothing of OpenStack; never throws at its input. */
@NullMarked
package org.plumbline.parse;

import org.jspecify.annotations.NullMarked;
