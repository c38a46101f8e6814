package dev.newsgraph.transport;

import java.io.IOException;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * The HTTP protocol of Tomcat, which in addition sets the {@link ClientSocket} of the
 * requests. Tomcat creates this class by its name.
 */
public final class ClientSocketProtocol extends Http11NioProtocol {

	@Override
	protected Processor createProcessor() {
		return new Http11Processor(this, getAdapter()) {

			@Override
			public SocketState service(SocketWrapperBase<?> socket) throws IOException {
				ClientSocket.set(socket);
				try {
					return super.service(socket);
				}
				finally {
					ClientSocket.set(null);
				}
			}

		};
	}

}
