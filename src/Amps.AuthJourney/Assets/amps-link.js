// Opens a link session of the Auth Journey over a page: in a popup, or in an iframe where an element is given to hold it.
//   AmpsLink.open({ url, container?, onSuccess, onExit })
// onSuccess({ sessionId, state }) is called when the devices are connected, onExit({ sessionId, state, error }) in every other case.
// onExit({}) says that the popup is gone, and not how it went. Nothing here proves anything: ask GET /link/sessions/{id} from your server.
window.AmpsLink = {
  open({ url, container, onSuccess = () => {}, onExit = () => {} }) {
    const origin = new URL(url).origin;
    const frame = container ? document.createElement("iframe") : null;
    const popup = container ? null : window.open(url, "amps-link", "popup,width=480,height=760");
    if (!frame && !popup) {
      location.assign(url);
      return;
    }
    if (frame) {
      frame.src = url;
      frame.title = "Connect a device";
      frame.style.cssText = "border:0;width:100%;height:100%";
      container.replaceChildren(frame);
    }
    const end = (tell) => {
      clearInterval(watch);
      removeEventListener("message", hear);
      frame?.remove();
      popup?.close();
      tell();
    };
    const hear = ({ origin: from, source, data }) => {
      if (from !== origin || source !== (frame ? frame.contentWindow : popup)) return;
      if (data?.type === "amps.link.success") end(() => onSuccess(data));
      else if (data?.type === "amps.link.exit") end(() => onExit(data));
      else if (data?.type === "amps.link.error") end(() => onExit({ ...data, error: data.code }));
    };
    // A manufacturer's page may cut its window off (COOP), which looks like a closed one until the end user is back here.
    const watch = setInterval(() => {
      if (popup?.closed && document.hasFocus()) end(() => onExit({}));
    }, 500);
    addEventListener("message", hear);
  },
};
