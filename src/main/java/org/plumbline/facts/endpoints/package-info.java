@NullMarked
package org.plumbline.facts.endpoints;

import org.jspecify.annotations.NullMarked;
