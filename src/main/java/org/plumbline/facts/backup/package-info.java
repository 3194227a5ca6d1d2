@NullMarked
package org.plumbline.facts.backup;

import org.jspecify.annotations.NullMarked;
