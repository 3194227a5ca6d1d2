@NullMarked
package org.plumbline.facts.logging;

import org.jspecify.annotations.NullMarked;
