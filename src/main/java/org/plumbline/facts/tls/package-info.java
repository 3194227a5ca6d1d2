@NullMarked
package org.plumbline.facts.tls;

import org.jspecify.annotations.NullMarked;
