// What Voilà's server may call while a live page is made. The page says nothing of it: no spinner, no count.
window.voila_process = function () {};
window.voila_finish = function () {};
window.voila_heartbeat = function () {};
window.display_cells = function () {};
window.update_loading_text = function () {};
