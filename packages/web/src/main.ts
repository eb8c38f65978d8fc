import './styles/tokens.css';
import './styles/base.css';
import './styles/sessions.css';
import './styles/recording.css';
import './app.ts';
