package org.plumbline.snapshot;

/** Path patterns in which {@code *} stands for any run of characters but {@code /}. Linear time, no regex. */
public final class Glob {

    private Glob() {}

    public static boolean matches(String pattern, String path) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < path.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == path.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0 && path.charAt(resume) != '/') {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
