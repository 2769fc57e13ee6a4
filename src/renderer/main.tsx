/** Where the page begins: styles in their order, the sealed session, then the first screen. */
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { newQueryClient, openClient } from './wire/index.ts';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place to draw in.');
const opened = await openClient(window.wire);
createRoot(place).render(<App opened={opened} queries={newQueryClient()} />);
