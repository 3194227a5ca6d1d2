@NullMarked
package org.plumbline.parse.web;

import org.jspecify.annotations.NullMarked;
