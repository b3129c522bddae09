import './theme';
import { createApp } from 'vue';
import App from './App.vue';
import { i18n } from './language';
import router from './router';

// the platform was upgraded under an open page: parts of the old one are gone
window.addEventListener('vite:preloadError', () => location.reload());

createApp(App).use(i18n).use(router).mount('#console');
