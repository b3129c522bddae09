import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/console/',
  plugins: [vue()],
  define: {
    // no code is made of text at run time: the policy of the pages does not let it
    __INTLIFY_JIT_COMPILATION__: true,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_OPTIONS_API__: true,
  },
  resolve: { alias: { 'exemplar-client': fileURLToPath(new URL('./client/index.js', import.meta.url)) } },
  build: { target: 'es2022', sourcemap: false, reportCompressedSize: false, assetsInlineLimit: 0 },
});
