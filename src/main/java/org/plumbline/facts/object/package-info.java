@NullMarked
package org.plumbline.facts.object;

import org.jspecify.annotations.NullMarked;
