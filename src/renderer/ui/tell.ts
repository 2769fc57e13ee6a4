/** Short messages in the corner: what was just done, or why it was not. They never move what is being read. */
import { notifications } from '@mantine/notifications';
import { isError, wordsForError } from '../app/error-words.ts';

const classes = { root: 'told', title: 'told-title', description: 'told-text', closeButton: 'icon-button' };
const closeButtonProps = { 'aria-label': 'Dismiss' };

export const tell = {
  /** Says that something was done, for four seconds. */
  done(message: string): void {
    notifications.show({ message, autoClose: 4000, classNames: classes, closeButtonProps });
  },
  /** Says why something was not done, until dismissed. A stop that the person asked for is not told. */
  failed(error: unknown): void {
    if (isError(error, 'cancelled')) return;
    const words = wordsForError(error);
    notifications.show({
      title: words.title,
      message: `${words.meaning} ${words.action}`,
      autoClose: false,
      color: 'red',
      classNames: { ...classes, root: 'told told-failed' },
      role: 'alert',
      closeButtonProps,
    });
  },
};
