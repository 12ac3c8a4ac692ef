package hotline.local;

/** Somebody else listens on the one port of the stack. */
final class PortTakenException extends StackException {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super(
                "Port " + port + " is taken by another program: end that one, or choose another port with --port.",
                cause);
    }
}
