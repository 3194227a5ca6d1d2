@NullMarked
package org.plumbline.facts.dns;

import org.jspecify.annotations.NullMarked;
