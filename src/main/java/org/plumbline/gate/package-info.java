/** Profiles, stage, score and the go-live verdict: what the findings amount to. */
@NullMarked
package org.plumbline.gate;

import org.jspecify.annotations.NullMarked;
