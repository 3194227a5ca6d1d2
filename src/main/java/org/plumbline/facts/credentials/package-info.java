@NullMarked
package org.plumbline.facts.credentials;

import org.jspecify.annotations.NullMarked;
