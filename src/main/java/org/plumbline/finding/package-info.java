/** Controls, verdicts, findings and their evidence: what one audit may say. */
@NullMarked
package org.plumbline.finding;

import org.jspecify.annotations.NullMarked;
